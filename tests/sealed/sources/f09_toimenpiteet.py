from kit import *
def run(name,plan,th,ps,css,cfg):
    pg=[1]
    def foot():
        pg[0]+=1
        return f'<div class="foot"><span class="blk">{esc(cfg["foot"])}</span><span class="blk">{esc(cfg["pg"].format(pg[0]))}</span></div>'
    h=f'<section class="page cover" data-kind="cover"><h1 data-t>{esc(cfg["cover"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['cover'][1:])+'</section>'
    h+=f'<section class="page" data-kind="{"phenomena" if cfg.get("ph") else "agenda"}" data-theme=""><h1>{esc(cfg["pre"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['pre'][1])
    h+='<div class="keyb">'+''.join(f'<p>{esc(x)}</p>' for x in cfg['legend'])+'</div>'
    if cfg.get('ph'): h+=f'<h2>{esc(cfg["ph"][0])}</h2>'+ul('ph',cfg['ph'][1])
    h+=foot()+'</section>'
    for t in th:
        n=t[0]
        top=f'<h1 data-t>{esc(cfg["th"].format(n=n,t=t[1]))}</h1><div class="cs"><h3>{esc(cfg["cs"])}</h3>'+(''.join(f'<p data-i="{n}.cs">{esc(x)}</p>' for x in t[2]) if cfg['csp'] else ul(f'{n}.cs',t[2]))+f'<h3>{esc(cfg["st"])}</h3>{ul(f"{n}.st",t[3])}</div>'
        tab='<table><thead><tr>'+''.join(f'<th>{esc(x)}</th>' for x in cfg['cols'])+'</tr></thead>'
        c=0
        for goal,keys in t[4]:
            for i,k in enumerate(keys):
                p=next(p for p in ps if p.key==k); c+=1
                m=f'data-m="{k}" data-th="{n}"'
                num=f'{n}.{c}'; p.acc.setdefault('name',[]).append(f'{num} {p.name}')
                tab+='<tr>'+(f'<td class="goal" rowspan="{len(keys)}" data-i="{n}.dt">{esc(goal)}</td>' if i==0 else '')
                cells={'num':num,'name':f'<b>{esc(p.name)}</b>','nd':f'<b>{num} {esc(p.name)}</b><br>{esc(p.desc)}','desc':esc(p.desc),'lead':esc(p.lead[0] if p.lead else ''),'others':esc(', '.join(p.others)),'fun':esc(', '.join(p.fs)),'per':esc(p.pt),'ind':esc(p.x.get('ind','')),'pf':f'{esc(p.pt)}<br>{esc(", ".join(p.fs))}'}
                tab+=''.join(f'<td {m}>{cells[x]}</td>' for x in cfg['cells'])+'</tr>'
        tab+='</table>'
        if cfg['split']: h+=f'<section class="page" data-kind="current_state" data-theme="{n}">{top}{foot()}</section><section class="page" data-kind="projects" data-theme="{n}"><h1 data-t>{esc(cfg["tabh"].format(n=n,t=t[1]))}</h1>{tab}{foot()}</section>'
        else: h+=f'<section class="page" data-kind="current_state" data-theme="{n}">{top}{tab}{foot()}</section>'
    h+=f'<section class="page" data-kind="other"><h1>{esc(cfg["end"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['end'][1:])+foot()+'</section>'
    build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[cfg['th'].format(n=t[0],t=t[1])]) for t in th],about='Numbered measures in tables; the merged cell on the left holds the development target that the measures serve.')
CA='''@page{size:A4 landscape;margin:0}.page{width:297mm;height:210mm;position:relative;break-after:page;padding:13mm 15mm}body{font-family:"Liberation Sans";font-size:9.2pt;line-height:1.3}h1{font-size:17pt;color:#00457c;margin-bottom:3mm}h2{font-size:12pt;margin:5mm 0 2mm}h3{font-size:10pt;color:#00457c;margin:2mm 0 1mm}p{margin-bottom:1.5mm}ul{margin:0;padding-left:5mm}.cover{padding-top:70mm;border-left:25mm solid #00457c}.cover h1{font-size:30pt}.cover p{font-size:13pt}
table{border-collapse:collapse;width:100%;margin-top:3mm}th{background:#00457c;color:#fff;text-align:left;padding:1.5mm 2mm;font-size:8.6pt;border:.5pt solid #00457c}td{border:.5pt solid #7a9cc0;padding:1.3mm 2mm;vertical-align:top;font-size:8.6pt}.goal{background:#dce8f4;font-weight:700;width:38mm;vertical-align:middle}.keyb{font-size:9pt;background:#eef3f8;padding:3mm;margin-top:4mm}.foot{position:absolute;left:15mm;right:15mm;bottom:5mm;display:flex;justify-content:space-between;font-size:7.5pt;color:#555}'''
CB='''@page{size:A4;margin:0}.page{width:210mm;height:297mm;position:relative;break-after:page;padding:22mm 17mm}body{font-family:Roboto;font-size:10pt;line-height:1.4;color:#202020}h1{font-size:19pt;font-weight:500;margin-bottom:4mm;color:#5a189a}h2{font-size:13pt;margin:5mm 0 2mm}h3{font-size:11pt;margin:4mm 0 1mm;color:#5a189a}p{margin-bottom:2mm}ul{margin:0;padding-left:5mm}.cover{background:#5a189a;color:#fff;padding-top:100mm}.cover h1{color:#fff;font-size:30pt;font-weight:300;line-height:1.2}.cover p{font-size:13pt}
table{border-collapse:collapse;width:100%;font-size:8.4pt;line-height:1.3}th{text-align:left;border-bottom:1.5pt solid #5a189a;padding:1.5mm;font-weight:500}td{border-bottom:.5pt solid #ccc;padding:2mm 1.5mm;vertical-align:top}.goal{background:#f3e8ff;font-weight:500;width:28mm}.keyb{border-left:2mm solid #5a189a;padding-left:4mm;margin:4mm 0}.foot{position:absolute;left:17mm;right:17mm;bottom:9mm;display:flex;justify-content:space-between;font-size:8pt;color:#777}'''
A=[P(k,n,d,p,f,q,t,ind=i) for k,n,d,p,f,q,t,i in [
 ('muot','Muotoilua metalliin','Metallituotteiden valmistajat saavat muotoilijan puoleksi vuodeksi rinnalleen.','1.1.2025–31.12.2026','EAKR','*LAB-ammattikorkeakoulu; Lahden kaupunki; Hollolan kunta',1,'15 yritystä'),
 ('kalust','Kalusteesta kiertoon','Huonekalujen korjaus- ja verhoilutaitoja opetetaan kierrätyskeskuksissa.','8/2025–7/2027','ESR+','*Koulutuskeskus Salpaus; Heinolan kaupunki',1,'80 opiskelijaa'),
 ('vilja','Viljaketjun virtuaalikoulu','Mallastamojen, myllyjen ja leipomoiden yhteinen verkko-opetus.','1.3.2025–28.2.2027','Maaseuturahasto','*ProAgria Etelä-Suomi; Viljaklusteri; Orimattilan kaupunki',1,'6 verkkokurssia'),
 ('urh','Urheilijasta osaajaksi','Kilpauransa päättävät urheilijat siirtyvät työelämään yritysvalmennuksen kautta.','2025–2026','OKM','*Pajulahti; Suomen Urheiluopisto',2,'40 urheilijaa'),
 ('talviv','Talvityöstä kesätyöhön','Hiihtokeskusten ja mökkikuntien työntekijät saavat ympärivuotisen työsuhteen ja opinnot väliajoille.','1.11.2024–31.10.2026','Jotpa','*Koulutuskeskus Salpaus; Asikkalan kunta; Padasjoen kunta',2,'60 työsuhdetta'),
 ('hyva','Hyvä vuoro','Hyvinvointialueen yksiköissä kokeillaan osaamiseen perustuvaa vuorosuunnittelua.','4/2025–3/2026','Työsuojelurahasto','*LUT-yliopisto; Päijät-Hämeen hyvinvointialue',2,'12 yksikköä'),
 ('suom','Suomen kielen sparrarit','Vapaaehtoiset harjoittelevat puhumista maahan muuttaneiden työntekijöiden kanssa taukotiloissa.','1.9.2025–31.8.2028','AMIF','*Wellamo-opisto; Lahden kaupunki; Sysmän kunta',2,'200 paria'),
 ('ennak','Ennakointiverstas','Kaksi kertaa vuodessa kokoontuva verstas sovittaa yhteen työvoiman tarvetta ja koulutustarjontaa.','1.1.2025–31.12.2027','Päijät-Hämeen liitto','*Päijät-Hämeen liitto; Lahden yliopistokampus; Hämeen ELY-keskus',3,'6 verstasta')]]
for p in A: p.acc['partners']=['; '.join(p.ps)]
run('sealed-09a-toimenpiteet-paijathame',{'title':'Päijät-Hämeen jatkuvan oppimisen toimenpideohjelma 2025–2027','region':'Päijät-Häme','language':'fi','period':'2025–2027'},
 [(1,'Valmistava teollisuus ja ruoka',['Maakunnan teollisuus on pk-valtaista, ja automaatioaste on alle maan keskiarvon.'],['Muotoilun korkeakouluopetus','Viljaklusteri'],[('Muotoilu ja kiertotalous osaksi valmistusta',['muot','kalust']),('Ruoka-alan yhteinen osaamistarjonta',['vilja'])]),
  (2,'Liikunta, matkailu ja hyvinvointi',['Matkailun kausivaihtelu on suurta, ja hyvinvointialueen rekrytointi on vaikeutunut.'],['Kaksi valtakunnallista urheiluopistoa','Luonto ja vesistöt tunnin päässä pääkaupunkiseudulta'],[('Uran vaihtaminen joustavasti',['urh','talviv']),('Työhyvinvointi ja kieli työpaikoilla',['hyva','suom'])]),
  (3,'Yhteinen tieto',['Ennakointia tekevät useat tahot toisistaan tietämättä.'],['Tiivis korkeakoulukampus'],[('Ennakoinnin koordinointi',['ennak'])])],
 A,CA,{'cover':['Päijät-Hämeen jatkuvan oppimisen toimenpideohjelma 2025–2027','Päijät-Hämeen liitto A268:2025'],'pre':['Toimenpideohjelman rakenne',['Kunkin teeman alussa kuvataan lyhyesti nykytila ja vahvuudet. Taulukossa vasemmalla ovat kehittämiskohteet ja niiden vieressä toimenpiteet.']],'legend':['Päävastuu = toimenpiteestä vastaava organisaatio','Mittari = mistä tiedetään, että toimenpide on onnistunut'],'ph':['Muutosilmiöt',['Kuluttajat suosivat korjattua ja paikallista','Talvet lyhenevät']],
 'th':'Teema {n}. {t}','cs':'Nykytila','st':'Vahvuudet','csp':True,'cols':['Kehittämiskohde','Nro','Toimenpide','Sisältö','Päävastuu','Yhteistyötahot','Rahoituslähde','Aikataulu','Mittari'],'cells':['num','name','desc','lead','others','fun','per','ind'],'split':False,'foot':'Päijät-Hämeen liitto','pg':'{}','end':['Seuranta ja yhteystiedot','Toimenpiteiden etenemistä seuraa osaamisen yhteistyöryhmä.','Kehittämispäällikkö Satu Hakala, 044 987 6543']})
B=[P(k,n,d,p,f,q,t) for k,n,d,p,f,q,t in [
 ('trad','Trädgårdsmästare på nytt','Växthusföretag utbildar säsongsarbetare till yrkesarbetare med vinterkurser på deltid.','1.11.2025–31.10.2027','Landsbygdsfonden','*Yrkesinstitutet Prakticum; Borgå stad; Lappträsk kommun',1),
 ('raff','Raffinaderiets framtid','Processoperatörer läser om väte och plaståtervinning medan anläggningen byggs om.','8/2025–7/2028','FRO','*Careeria; Borgå stad; Helsingfors universitet',1),
 ('karn','Kärnkunskap i Lovisa','Kraftverkets underhållspersonal får en gemensam introduktion i strålskydd och säkerhetskultur.','1.1.2026–31.12.2026','Lovisa stad','*Careeria; Lovisa stad',1),
 ('turis','Turism utan säsong','Guider och värdar tränar tillsammans inför vinterns evenemang i trästaden.','2025–2026','ERUF','*Yrkeshögskolan Novia; Borgå stad',1),
 ('bild','Bildningskort till alla','Varje vuxen utan yrkesexamen får ett kort som gäller på kurser vid tre institut.','1.9.2025–31.8.2026','JOTPA','*Borgå medborgarinstitut; Sibbo institut; Lovisa stad',2),
 ('omvand','Omvänd mentor','Unga lär ut digitala verktyg åt chefer och får själva insyn i ledarskap.','10/2025–9/2026','Arbetarskyddsfonden','*Arcada; Företagarna i Nyland',2),
 ('tryg','Trygg start i Sibbo','Nyinflyttade barnfamiljer får språkstöd och kontakt till arbetsgivare genom daghemmet.','1.2.2026–31.1.2028','AMIF','*Sibbo kommun; Folkhälsan',2)]]
for p in B: p.acc['partners']=['; '.join(p.ps)]
run('sealed-09b-atgarder-ostnyland',{'title':'Åtgärdsprogram för kompetens i östra Nyland 2025–2028','region':'Nyland','language':'sv','period':'2025–2028','accept':{'region':['östra Nyland','Östra Nyland']}},
 [(1,'Näringsliv i omvandling',['Den största arbetsgivaren bygger om sin produktion','Småföretagen saknar tid för fortbildning'],['Stark petrokemisk kompetens','Levande trästad som lockar besökare'],[('Gröna näringar året om',['trad','turis']),('Industrins nya yrken',['raff','karn'])],'2025'),
  (2,'Delaktighet och välmående',['Var tionde vuxen saknar examen efter grundskolan'],['Tre institut som samarbetar'],[('Låg tröskel till studier',['bild']),('Nya nätverk över generationer och språk',['omvand','tryg'])],'2025')],
 B,CB,{'cover':['Åtgärdsprogram för kompetens i östra Nyland 2025–2028','Nylands förbund och kommunerna i östra Nyland'],'pre':['Läsanvisning',['Programmet har två teman. För varje tema finns en översikt och en tabell med numrerade åtgärder.','Åtgärderna är grupperade enligt det utvecklingsbehov som de svarar på.']],'legend':['Huvudansvar: den som håller i åtgärden','Medverkande: övriga parter'],
 'th':'Tema {n}: {t}','cs':'Nuläge 2025','st':'Styrkor','csp':False,'cols':['Utvecklingsbehov','Åtgärd','Huvudansvar','Medverkande','Tid och pengar'],'cells':['nd','lead','others','pf'],'split':True,'tabh':'Åtgärder inom tema {n}','foot':'Åtgärdsprogram för kompetens','pg':'Sida {}','end':['Uppföljning','Programmet följs upp i april varje år av kompetensgruppen. Sekreterare: Maria Ekholm, maria.ekholm@nyland.example.']})
