from kit import *
def runA():
    css='''@page{size:A3 landscape;margin:0}.page{width:420mm;height:297mm;position:relative;break-after:page;padding:12mm 12mm}body{font-family:Carlito;font-size:12.2pt;line-height:1.25}h1{font-size:18pt;margin-bottom:2mm}p{margin-bottom:1.5mm}table{border-collapse:collapse;width:100%;margin-top:3mm}td,th{border:.5pt solid #a0a0a0;padding:.9mm 1.4mm;vertical-align:top;text-align:left}th{background:#e2efda;font-weight:700;text-align:center}.r{text-align:right;white-space:nowrap}.c{text-align:center}.nm{font-weight:700}.sum td{background:#ffe699;font-weight:700}.foot{position:absolute;left:12mm;right:12mm;bottom:5mm;display:flex;justify-content:space-between;font-size:9pt}.tt td{font-size:15pt;line-height:1.35;width:30%}.tt td:first-child{width:10%;font-weight:700}.fit{}'''
    th=[(1,'Teollisuuden murros',['Paperiteollisuuden työpaikat ovat vähentyneet puoleen','Koneenrakennuksessa tilauskirjat ovat täynnä'],['Laaja puunjalostuksen osaaminen','Kyberturvallisuuden tutkimus Jyväskylässä'],['Digitaalisten taitojen vahvistaminen','Biotuotteiden osaajat']),
        (2,'Ihminen keskiössä',['Nuorisotyöttömyys on kasvanut kolme vuotta peräkkäin','Sote-alalla on jatkuva työvoimapula'],['Liikunnan ja terveyden osaamiskeskittymä','Vahva vapaa sivistystyö'],['Ohjaus ja uravalmennus','Hoiva-alan vetovoima','Kielikoulutus']),
        (3,'Elinvoimaiset seutukunnat',['Pohjoisen Keski-Suomen väestö ikääntyy nopeimmin'],['Yhteistyön perinne kuntien välillä'],['Etäopiskelun tuki','Matkailun ammattitaito'])]
    F=['ESR+','EAKR','JTF','Jotpa']
    R=[(1,'biotal','Biotalousosaajat 2030','1.1.2025','31.12.2027','ESR+ 612000;kunta 68000','Jyväskylän ammattikorkeakoulu','Pohjoisen Keski-Suomen ammattiopisto; Äänekosken kaupunki','käynnissä'),
     (1,'kyb','Kyberkunto kuntaan','1.3.2025','28.2.2026','EAKR 240000','Jyväskylän yliopisto','Jyväskylän kaupunki','käynnissä'),
     (1,'robk','Robottikirjasto','1.8.2024','31.7.2026','EAKR 385000;JTF 110000','Gradia','Jämsän kaupunki; Keuruun kaupunki','käynnissä'),
     (1,'pap','Paperimiehestä prosessiteknikoksi','1.2.2024','31.1.2026','JTF 498000','Gradia','Jämsän kaupunki','käynnissä'),
     (1,'valu','Valimon virtuaaliharjoittelu','1.1.2026','31.12.2027','EAKR 310000','Jyväskylän ammattikorkeakoulu','Gradia','tulossa'),
     (1,'hirsi','Hirren taitajat','1.9.2025','31.8.2027','ESR+ 275000','Pohjoisen Keski-Suomen ammattiopisto','Karstulan kunta; Saarijärven kaupunki','tulossa'),
     (1,'auto','Autonomiset koneet metsässä','1.5.2024','30.4.2025','EAKR 198000','Jyväskylän ammattikorkeakoulu','Metsäkeskus','päättynyt'),
     (2,'urap','Urapolkupyörä','1.1.2025','31.12.2026','ESR+ 420000','Jyväskylän kaupunki','Nuorten Ystävät; Muuramen kunta','käynnissä'),
     (2,'kotih','Kotihoidon oppisopimusketju','1.8.2025','31.7.2028','Jotpa 350000','Gradia','Keski-Suomen hyvinvointialue','tulossa'),
     (2,'liik','Liikkuva työpaikka','1.1.2024','31.12.2025','ESR+ 180000','LIKES','Jyväskylän ammattikorkeakoulu','käynnissä'),
     (2,'selko','Selkosuomea sairaalassa','1.4.2025','31.3.2027','Jotpa 145000','Jyväskylän kansalaisopisto','Keski-Suomen hyvinvointialue','käynnissä'),
     (2,'perus','Perustaitopaja','1.9.2024','31.8.2026','Jotpa 210000','Alkio-opisto','Sivis','käynnissä'),
     (2,'lukio','Lukiosta laboratorioon','1.1.2025','31.12.2025','JTF 90000','Jyväskylän yliopisto','Gradia','käynnissä'),
     (2,'vert','Vertaisesta valmentajaksi','1.3.2023','28.2.2025','ESR+ 165000','Sovatek','Jyväskylän kaupunki','päättynyt'),
     (3,'etat','Etätyötalot','1.6.2025','31.5.2027','EAKR 260000','Saarijärven kaupunki','Kivijärven kunta; Pihtiputaan kunta; Viitasaaren kaupunki','tulossa'),
     (3,'retki','Retkeilyn reittimestarit','1.5.2024','31.10.2026','JTF 122000','Keuruun kaupunki','Metsähallitus; Multian kunta','käynnissä'),
     (3,'majo','Majoitusalan täsmäkurssit','1.10.2025','30.9.2026','Jotpa 75000','Pohjoisen Keski-Suomen ammattiopisto','Laukaan kunta','tulossa'),
     (3,'palv','Palvelubussi oppii','1.1.2026','31.12.2026','JTF 64000','Viitasaaren kaupunki','Kinnulan kunta','tulossa'),
     (3,'kyla','Kyläkoulusta osaamistaloksi','1.8.2024','31.12.2026','EAKR 143000','Joutsan kunta','Luhangan kunta; Alkio-opisto','käynnissä'),
     (3,'sato','Satokauden startti','1.2.2026','30.11.2026','ESR+ 58000','ProAgria Keski-Suomi','Petäjäveden kunta','tulossa')]
    ST={'käynnissä':'ongoing','tulossa':'upcoming','päättynyt':'ended'}
    def eur(x): s=str(x); return re.sub(r'(?<=\d)(?=(\d{3})+$)',' ',s)
    def iso(d): a,b,c=d.split('.'); return f'{c}-{int(b):02d}-{int(a):02d}'
    ps=[];pg=[0]
    def foot(sheet,k,n): return f'<div class="foot"><span class="blk">{sheet}</span><span class="blk">{k} / {n}</span></div>'
    h='<section class="page cover" data-kind="cover"><h1 data-t>Keski-Suomen jatkuvan oppimisen seurantataulukko 2024–2028</h1><p>Keski-Suomen liitto</p><p>Tilanne 15.5.2025</p><table style="width:60%"><tr><th>Välilehti</th><th>Sisältö</th></tr><tr><td>Teemat</td><td>Nykytila, vahvuudet ja kehittämiskohteet teemoittain</td></tr><tr><td>Hankkeet</td><td>Hankkeet, rahoitus euroina myönteisten päätösten mukaan</td></tr><tr><td>Huom</td><td>Selitykset</td></tr></table>'+foot('Etusivu',1,5)+'</section>'
    h+='<section class="page" data-kind="current_state" data-theme=""><h1>Teemat</h1><table class="tt"><tr><th>Teema</th><th>Nykytila</th><th>Vahvuudet</th><th>Kehittämiskohteet</th></tr>'
    for t in th: h+=f'<tr><td>{t[0]} {t[1]}</td>'+''.join('<td>'+''.join(f'<div>- <span data-i="{t[0]}.{w}">{x}</span></div>' for x in t[i])+'</td>' for w,i in (('cs',2),('st',3),('dt',4)))+'</tr>'
    h+='</table>'+foot('Teemat',2,5)+'</section>'
    head='<tr><th rowspan="2">Nro</th><th rowspan="2">Teema</th><th rowspan="2">Hanke</th><th colspan="2">Kesto</th><th colspan="5">Rahoitus €</th><th rowspan="2">Päätoteuttaja</th><th rowspan="2">Osatoteuttajat</th><th rowspan="2">Tila</th></tr><tr><th>alku</th><th>loppu</th>'+''.join(f'<th>{f}</th>' for f in F)+'<th>kunta</th></tr>'
    cnt=0
    for k,(a,b) in enumerate([(0,10),(10,20)]):
        h+=f'<section class="page" data-kind="projects" data-theme=""><h1>Hankkeet {"" if k==0 else "(jatkuu)"}</h1><table>{head}'
        for t,key,n,s,e,fun,lead,oth,st in R[a:b]:
            cnt+=1
            m=dict((x.rsplit(' ',1)[0],int(x.rsplit(' ',1)[1])) for x in fun.split(';'))
            fs=[f for f in F if f in m]
            acc={}
            if 'kunta' in m: acc={'funders':['; '.join(fs+['kunta'])]}
            p=P(key,n,None,(f'{s} {e}',f'{iso(s)}/{iso(e)}'),'; '.join(fs),f'*{lead}; {oth}',t,status=ST[st],acc=acc); ps.append(p)
            mm=f'data-m="{key}" data-th="{t}"'
            h+=f'<tr {mm}><td class="c">{cnt}</td><td class="c">{t}</td><td class="nm">{n}</td><td class="r">{s}</td><td class="r">{e}</td>'+''.join(f'<td class="r">{eur(m[f]) if f in m else ""}</td>' for f in F+['kunta'])+f'<td>{lead}</td><td>{oth.replace("; ",", ")}</td><td>{st}</td></tr>'
        if k==1:
            tot={f:sum(int(x.rsplit(' ',1)[1]) for r in R for x in r[5].split(';') if x.rsplit(' ',1)[0]==f) for f in F+['kunta']}
            h+='<tr class="sum"><td></td><td></td><td>Yhteensä</td><td></td><td></td>'+''.join(f'<td class="r">{eur(tot[f])}</td>' for f in F+['kunta'])+'<td></td><td></td><td></td></tr>'
        h+='</table>'+foot('Hankkeet',3+k,5)+'</section>'
    h+='<section class="page" data-kind="other" data-theme=""><h1>Huom</h1><p>Tila: käynnissä = rahoituspäätös saatu ja toteutus alkanut, tulossa = toteutus ei ole alkanut, päättynyt = toteutus loppunut.</p><p>Taulukkoa päivittää hankekoordinaattori Eero Niskanen, eero.niskanen@keskisuomi.example.</p>'+foot('Huom',5,5)+'</section>'
    build('sealed-13a-excel-keskisuomi',h,css,{'title':'Keski-Suomen jatkuvan oppimisen seurantataulukko 2024–2028','region':'Keski-Suomi','language':'fi','period':'2024–2028'},ps,[(t[0],t[1],None,[f'{t[0]} {t[1]}']) for t in th],about='A spreadsheet: the funder is the column in which a sum stands; kunta (a municipality, unnamed) is accepted as a funder, too.')
def runB():
    css='''@page{size:A4 landscape;margin:0}.page{width:297mm;height:210mm;position:relative;break-after:page;padding:12mm 12mm}body{font-family:"Liberation Sans";font-size:8.8pt;line-height:1.25}h1{font-size:15pt;margin-bottom:2mm;color:#7b2d26}h2{font-size:11pt;margin:3mm 0 1mm}p{margin-bottom:1.5mm}ul{margin:0;padding-left:5mm}table{border-collapse:collapse;margin-top:3mm}td,th{border:.5pt solid #888;padding:1.1mm 1.5mm;vertical-align:middle;text-align:left}th{background:#f0f0f0}.v{vertical-align:bottom;height:44mm;padding:1mm}.v span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;display:inline-block}.c{text-align:center}.g td{background:#7b2d26;color:#fff;font-weight:700}.cover{padding-top:70mm}.cover h1{font-size:28pt}.tcol{display:grid;grid-template-columns:1fr 1fr;gap:10mm;font-size:11pt}.foot{position:absolute;left:12mm;right:12mm;bottom:5mm;display:flex;justify-content:space-between;font-size:7.5pt;color:#666}'''
    O=['Centria','Optima','Concordia','Staden Jakobstad','Nykarleby stad','Pedersöre kommun','Kronoby kommun','Larsmo kommun']
    th=[(1,'Industri och båtbygge',['Regionens industri exporterar det mesta av sin produktion','Båtbranschen rekryterar trots lågkonjunktur'],['Familjeföretag med lång sikt','Yrkesutbildning nära företagen'],['Automation i mindre företag','Fler vuxna till yrkesexamen']),
        (2,'Välfärd och integration',['Var femte elev i Jakobstad har ett annat modersmål än de inhemska språken'],['Fungerande integrationsarbete i församlingar och föreningar'],['Språk på arbetsplatsen','Vårdens dragningskraft'])]
    R=[(1,'kolf','Kolfiber och kunskap','Båtbyggare lär sig bearbeta kolfiber på ett säkert sätt.','1.1.2025–31.12.2026','ERUF','SD.D....'),
       (1,'cobot','Cobot i verkstaden','Samarbetande robotar lånas ut till små verkstäder.','3/2025–2/2027','ERUF','S.D..D..'),
       (1,'natt','Nattskift på skolbänken','Kurser i processteknik för dem som jobbar skift.','1.8.2024–31.7.2026','ESF+','DS.D....'),
       (1,'palsa','Pälsnäring i förändring','Uppfödare planerar en ny inriktning för gården.','2025–2026','Landsbygdsfonden','D....SDD' if 0 else 'D...SDD.'),
       (1,'ritn','Ritning blir verklighet','Konstruktörer utbildas i 3D-modellering och utskrift.','1.9.2025–31.8.2027','FRO','.SD..D..'),
       (1,'gen','Generationsväxling på tur','Ägare och efterträdare reser tillsammans till företag som redan bytt ledning.','9/2025–12/2026','Leader Aktion Österbotten','..S.DDDD'),
       (2,'prata','Prata på','Fikapauser med språkmentor på industri- och vårdarbetsplatser.','1.1.2025–31.12.2027','AMIF','.DDS.D..'),
       (2,'dubb','Dubbel behörighet','Utländska sjukskötare kompletterar sin examen på svenska.','1.10.2024–30.9.2026','JOTPA','SD.D....'),
       (2,'mat2','Matlag','Nyanlända och ortsbor lagar skolmat och lär sig storköksarbete.','2026','Nykarleby stad','.D..S...'),
       (2,'digi','Digifadder','Gymnasister hjälper äldre med e-tjänster i kommunernas bibliotek.','8/2025–5/2026','STEA','....DDSD'),
       (2,'hemv','Hemvård med stjärna','Närvårdare specialiserar sig i rehabilitering i hemmet.','1.2.2026–31.1.2028','ESF+','DS....D.')]
    ps=[];pg=[1]
    def foot():
        pg[0]+=1; return f'<div class="foot"><span class="blk">Jakobstadsregionens kompetensmatris</span><span class="blk">{pg[0]}</span></div>'
    h='<section class="page cover" data-kind="cover"><h1 data-t>Jakobstadsregionens kompetensmatris 2024–2027</h1><p>Vem gör vad i planen för kontinuerligt lärande</p><p>Concordia 15.9.2025</p></section>'
    h+='<section class="page" data-kind="phenomena" data-theme=""><h1>Läsanvisning</h1><p>Matrisen visar vilka organisationer som deltar i vilket projekt. S = samordnare, D = deltagare.</p><p>Endast de största organisationerna i regionen har en egen kolumn.</p><h2>Fenomen i bakgrunden</h2>'+ul('ph',['Världsmarknadens konjunkturer slår snabbt igenom','Arbetskraften blir mångspråkig','Allt mer arbete görs av maskiner'])+foot()+'</section>'
    for t in th:
        n=t[0]
        h+=f'<section class="page" data-kind="current_state" data-theme="{n}"><h1 data-t>Tema {n}: {t[1]}</h1><div class="tcol"><div><h2>Nuläge</h2>{ul(f"{n}.cs",t[2])}<h2>Styrkor</h2>{ul(f"{n}.st",t[3])}</div><div><h2>Utvecklingsbehov</h2>{ul(f"{n}.dt",t[4])}</div></div>{foot()}</section>'
        h+=f'<section class="page" data-kind="projects" data-theme="{n}"><h1>Matris för tema {n}</h1><table><tr><th>Projekt</th><th>Innehåll</th><th>Tid</th><th>Finansiering</th>'+''.join(f'<th class="v"><span>{o}</span></th>' for o in O)+'</tr>'
        for tt,k,nm,d,per,f,mk in R:
            if tt!=n: continue
            par=[('*' if c=='S' else '')+o for c,o in zip(mk,O) if c!='.']
            ps.append(P(k,nm,d,per,f,'; '.join(par),n))
            h+=f'<tr data-m="{k}" data-th="{n}"><td><b>{nm}</b></td><td>{d}</td><td>{per}</td><td>{f}</td>'+''.join(f'<td class="c">{"" if c=="." else c}</td>' for c in mk)+'</tr>'
        h+=f'</table>{foot()}</section>'
    h+='<section class="page" data-kind="other" data-theme=""><h1>Kontakt</h1><p>Näringslivsutvecklare Fredrik Sandvik, fredrik.sandvik@concordia.example</p>'+foot()+'</section>'
    build('sealed-13b-matris-jakobstad',h,css,{'title':'Jakobstadsregionens kompetensmatris 2024–2027','region':None,'language':'sv','period':'2024–2027','accept':{'region':['Österbotten','Jakobstadsregionen','Jakobstad']}},ps,[(t[0],t[1],None,[f'Tema {t[0]}: {t[1]}']) for t in th],about='A matrix: partners are the columns (turned headers) in which S (coordinator) or D stands.')
runA(); runB()
